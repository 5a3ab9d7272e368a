package timeline

import (
	"embed"

	"sandtable/model/text"
)

//go:embed zh.json en.json
var words embed.FS

// chrome is the words of this package.
var chrome = text.NewChrome(words)
