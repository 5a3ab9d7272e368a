package text

import (
	"strings"

	"sandtable/model"
)

// Fused proposes the wording of one duty made of two, in the languages that both are
// written in, at least in that of the printer: what the second says again is left out.
func (p Printer) Fused(a, b model.Text) model.Text {
	var out model.Text
	if a.ZH != "" && b.ZH != "" {
		out.ZH = joined(a.ZH, b.ZH)
	}
	if a.EN != "" && b.EN != "" {
		out.EN = joined(a.EN, b.EN)
	}
	if p.lang == model.ZH && out.ZH == "" || p.lang == model.EN && out.EN == "" {
		out = out.With(p.lang, joined(a.In(p.lang), b.In(p.lang)))
	}
	return out
}

func joined(a, b string) string {
	const ends = "。.；;"
	parts := func(s string) []string {
		return strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune("。；;", r) })
	}
	said := map[string]bool{}
	var out []string
	for _, p := range append(parts(strings.TrimRight(a, ends)), parts(strings.TrimRight(b, ends))...) {
		if p = strings.TrimSpace(p); p != "" && !said[p] {
			said[p] = true
			out = append(out, p)
		}
	}
	mark := "；"
	if !strings.ContainsFunc(a+b, func(r rune) bool { return r >= 0x4e00 && r < 0xa000 }) {
		mark = "; "
	}
	return strings.Join(out, mark)
}

// Divided proposes the wording of a duty beside another one: it names the channels that
// only this one uses, else the KPIs that only it drives.
func Divided(s model.Scenario, d, other model.Duty) model.Text {
	own := func(p Printer, kind model.Kind) string {
		var names []string
		for _, l := range s.LinksFrom(d.Ref()) {
			if _, shared := s.Link(model.LinkID(other.ID, l.To.ID)); l.To.Kind == kind && !shared {
				names = append(names, p.Name(s, l.To))
			}
		}
		return p.List(names...)
	}
	return reworded(d.Text, func(p Printer, words string) string {
		words = strings.TrimRight(words, "。.")
		if only := own(p, model.ChannelKind); only != "" {
			return p.T("settle.only-channels", "text", words, "list", only)
		}
		if only := own(p, model.KPIKind); only != "" {
			return p.T("settle.only-kpis", "text", words, "list", only)
		}
		return words
	})
}

// Supporting proposes the wording of a duty that supports another one.
func Supporting(t model.Text) model.Text {
	return reworded(t, func(p Printer, words string) string {
		if before, _, _ := strings.Cut(p.T("settle.supports", "text", "\x00"), "\x00"); strings.HasPrefix(words, before) {
			return words
		}
		return p.T("settle.supports", "text", words)
	})
}

// reworded words a text anew in the languages that it is written in.
func reworded(t model.Text, word func(p Printer, words string) string) model.Text {
	if t.ZH != "" {
		t.ZH = word(For(model.ZH), t.ZH)
	}
	if t.EN != "" {
		t.EN = word(For(model.EN), t.EN)
	}
	return t
}
