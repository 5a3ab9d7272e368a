package sheet

import "io"

// each reads a part to its end, and calls visit where an element opens or closes.
func (p *pack) each(part string, visit func(m *markup, t token) error) error {
	m, err := p.open(part)
	if err != nil {
		return err
	}
	for {
		t, err := m.next()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		if t == chars {
			continue
		}
		if err := visit(m, t); err != nil {
			return err
		}
	}
}

// within reads the rest of the element that was opened last, and calls visit where one
// opens in it. visit says whether it has read that one to its end; if not, those in it
// follow.
func (m *markup) within(visit func() (read bool, err error)) error {
	for depth := 1; depth > 0; {
		t, err := m.next()
		if err != nil {
			return err
		}
		switch t {
		case closing:
			depth--
		case opening:
			read, err := visit()
			if err != nil {
				return err
			}
			if !read {
				depth++
			}
		}
	}
	return nil
}
