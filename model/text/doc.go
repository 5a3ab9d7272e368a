// Package text says in Chinese or English what the other packages know as data:
// findings, changes, refusals, cells, numbers and dates.
//
// Everything starts with a [Printer], a value for one language:
//
//	p := text.For(model.ZH)
//	title, message := p.Finding(s, finding)
//	sentence := p.Change(before, change)
//	headline, hint := p.Error(s, err)
//
// The wordings are zh.json and en.json, grouped by what they are about; both have
// the same keys and the same placeholders, which the tests prove. A placeholder is
// a name in braces; {n|duty|duties} chooses a word by the number n. A package that
// has words of its own, such as the window, brings them with [Printer.With].
//
// Chinese has full-width punctuation and “quotes”; English has straight quotes,
// three full stops and no middle dots, since the bundled font draws the others
// at full width.
package text
