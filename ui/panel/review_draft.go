package panel

import (
	"slices"
	"strings"

	"sandtable/model"
	"sandtable/ui/look"
)

// writing is what is being written for one answer to one pair. It belongs to the language
// it was begun in: what was typed in English is the English wording whatever the window
// speaks when it is confirmed.
type writing struct {
	lang     model.Lang
	proposed [2]model.Text
	fields   [2]*look.Entry // what the answer writes; nil = nothing
	why      *look.Entry
}

// writings keeps what was typed, by pair and answer, until the pair is decided.
type writings map[[2]string]*writing

// write readies the fields of the chosen answer with texts proposed for them. What was
// typed stays; a proposal that nobody has touched follows the scenario and the language.
func (r *Review) write() {
	if r.drafts == nil {
		r.drafts = writings{}
	}
	a, b, ok := r.open()
	if !ok {
		if pair, found := r.pair(); found {
			for key := range r.drafts {
				if key[0] == pair.Key {
					delete(r.drafts, key)
				}
			}
		}
		r.show(nil)
		return
	}
	key := [2]string{r.pairs[r.at].Key, string(r.answer)}
	proposed, lang := r.print.Proposed(r.snap.Scenario, r.answer, a, b), r.print.Lang()
	d := r.drafts[key]
	if d == nil || !d.typed() && (d.lang != lang || d.proposed != proposed) {
		why := ""
		for other, x := range r.drafts { // one reason, whatever the answer
			if other[0] == key[0] && (x == d || x == r.draft) && x.why.Text != "" {
				why = x.why.Text
			}
		}
		d = r.begin(proposed, lang, why)
		r.drafts[key] = d
	}
	hint := "review.why"
	if r.answer == model.LeaveBoth {
		hint = "review.why-needed"
	}
	d.why.SetPlaceHolder(r.print.T(hint))
	r.show(d)
}

// show takes the keyboard from the fields that go.
func (r *Review) show(d *writing) {
	if r.draft != nil && r.draft != d {
		letGo(r.draft.fields[0], r.draft.fields[1], r.draft.why)
	}
	r.draft = d
}

func (r *Review) begin(proposed [2]model.Text, lang model.Lang, why string) *writing {
	d := &writing{lang: lang, proposed: proposed}
	written := 0
	switch r.answer {
	case model.FuseBoth:
		written = 1
	case model.DivideBoth:
		written = 2
	}
	for i := range written {
		d.fields[i] = look.NewTextArea(proposed[i].In(lang), "", func(string) { r.Settle() })
		d.fields[i].OnChanged = func(string) { r.desk.drawFoot() }
	}
	d.why = look.NewEntry(why, "", func(string) { r.Settle() })
	d.why.OnChanged = func(string) { r.desk.drawFoot() }
	return d
}

// typed reports whether a text is not the one that was proposed.
func (d *writing) typed() bool {
	return slices.ContainsFunc([]int{0, 1}, func(i int) bool { return d.fields[i] != nil && d.fields[i].Text != d.proposed[i].In(d.lang) })
}

// texts gives the wordings as they stand; a field that was emptied gives none.
func (d *writing) texts() [2]model.Text {
	out := d.proposed
	for i, f := range d.fields {
		if f == nil {
			continue
		}
		switch words := strings.TrimSpace(f.Text); words {
		case "":
			out[i] = model.Text{}
		case strings.TrimSpace(d.proposed[i].In(d.lang)):
		default:
			out[i] = out[i].With(d.lang, words)
		}
	}
	return out
}

func (d *writing) reason() string {
	if d.why == nil {
		return ""
	}
	return strings.TrimSpace(d.why.Text)
}
