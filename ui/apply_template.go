package ui

import (
	"context"
	"os"

	"sandtable/model"
	"sandtable/model/text"
	"sandtable/scenarios"
	"sandtable/scenarios/examples"
	meaning "sandtable/scenarios/intake"
	"sandtable/scenarios/intake/sheet"
	"sandtable/ui/intake"
)

// applyTemplate shows what a template would add to the open scenario.
func (w *Window) applyTemplate(e examples.Example) {
	lang, p, o := w.lang, w.print, w.options.Library
	w.beginImport(intake.Source{Name: e.Title.In(lang), Adds: true,
		Recall: func([]string) map[int]meaning.Role { return meaning.ListingColumns() },
		Read: func(context.Context, func(done, total int64)) (sheet.Document, error) {
			return readTemplate(e.ID, lang, p, o)
		}})
}

// readTemplate lists what a template comes to.
func readTemplate(id string, lang model.Lang, p text.Printer, o scenarios.Options) (doc sheet.Document, err error) {
	dir, err := os.MkdirTemp("", "sandtable-")
	if err != nil {
		return doc, err
	}
	defer os.RemoveAll(dir)
	s, err := examples.Organisation(dir, id, lang, o)
	if err != nil {
		return doc, err
	}
	return meaning.Listing(s, lang, func(r meaning.Role) string { return p.T("intake.role." + string(r)) }), nil
}
