package text

import (
	"io/fs"
	"testing"
	"testing/fstest"

	"sandtable/model"
)

// counted counts the files that are opened.
type counted struct {
	fs.FS
	opened *int
}

func (c counted) Open(name string) (fs.File, error) {
	*c.opened++
	return c.FS.Open(name)
}

func TestTheWordsOfAPartAreReadOnceAndAskingForThemAllocatesNothing(t *testing.T) {
	opened := 0
	chrome := NewChrome(counted{fstest.MapFS{
		"zh.json": {Data: []byte(`{"list":{"comma":"/"},"x":{"y":"甲"}}`)},
		"en.json": {Data: []byte(`{"list":{"comma":"/"},"x":{"y":"A"}}`)},
	}, &opened})
	if opened != 0 {
		t.Errorf("%d files were read before anybody asked", opened)
	}
	said := ""
	if n := testing.AllocsPerRun(100, func() { said = chrome.In(model.EN).T("x.y") + chrome.In(model.ZH).T("x.y")[:0] }); n > 0 {
		t.Errorf("asking for the words of a part allocates %v times", n)
	}
	if opened != 2 || said != "A" {
		t.Errorf("%d files were read, and %q is said", opened, said)
	}
	if got := chrome.In(model.ZH).T("x.y") + chrome.In("fr").T("x.y"); got != "甲甲" {
		t.Errorf("in Chinese, and in what nobody speaks, %q is said", got)
	}
	if got := chrome.In(model.EN).List("a", "b") + For(model.EN).List("a", "b"); got != "a/ba, b" {
		t.Errorf("the part and the others say %q", got)
	}
	if a, b := chrome.In(model.EN).T("verdict.better"), For(model.EN).T("verdict.better"); a != b {
		t.Errorf("a part says %q for %q", a, b)
	}
}
