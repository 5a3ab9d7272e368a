package sheet

func (p *pack) word(main string, m *markup) (Document, error) { return Document{}, Unknown }
