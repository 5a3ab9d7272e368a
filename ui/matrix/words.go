package matrix

import (
	"embed"

	"sandtable/model/text"
)

//go:embed zh.json en.json
var words embed.FS

// printer adds the package's own words to a printer.
func printer(p text.Printer) text.Printer {
	b, err := words.ReadFile(string(p.Lang()) + ".json")
	if err != nil {
		return p
	}
	return p.With(b)
}
