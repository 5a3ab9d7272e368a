package ui

import (
	"context"
	"os"
	"path/filepath"

	"sandtable/export"
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
		Recall: func(heads []string) map[int]meaning.Role { return meaning.ListingColumns(heads, heading(p)) },
		Read: func(context.Context, func(done, total int64)) (sheet.Document, error) {
			return readTemplate(e.ID, lang, p, o)
		}})
}

// askApply asks for a template of the user's own, or any library, and shows what it would add.
func (w *Window) askApply() {
	w.nearby(func(folder string) {
		w.askFile("apply", folder+string(filepath.Separator), extension, false, func(c chosen) { w.applyOwn(c.path) })
	})
}

// applyOwn shows what a template of the user's own, or any library, would add.
func (w *Window) applyOwn(path string) {
	lang, p, o := w.lang, w.print, w.options.Library
	w.beginImport(intake.Source{Name: templateName(path), Adds: true,
		Recall: func(heads []string) map[int]meaning.Role { return meaning.ListingColumns(heads, heading(p)) },
		Read: func(context.Context, func(done, total int64)) (sheet.Document, error) {
			s, err := scenarios.ReadTemplate(path, o)
			return listing(s, lang, p), err
		}})
}

// askSaveTemplate asks where the open scenario is to be saved as a template: among the
// others of the user's own, which the start page offers.
func (w *Window) askSaveTemplate() {
	name := export.FileName(w.print.T("ask.save-template.name", "scenario", w.session.Now().Info.Name.In(w.lang)))
	w.desk.Ask(func() func() {
		folder := w.ownFolder()
		err := scenarios.MakeFolder(folder)
		return func() {
			if err != nil {
				w.nearby(func(folder string) { w.askSaveTemplateAt(filepath.Join(folder, name+extension)) })
				return
			}
			w.askSaveTemplateAt(filepath.Join(folder, name+extension))
		}
	})
}

func (w *Window) askSaveTemplateAt(proposal string) {
	w.askFile("save-template", proposal, extension, true, func(c chosen) {
		if w.session == nil {
			return
		}
		s, path := w.session.Now().Scenario, ended(c.path, extension)
		w.desk.Ask(func() func() {
			err := scenarios.SaveTemplate(path, s, s.Brief().Name) // never over another file
			return func() {
				if err != nil {
					w.sayOrRetry(err, func() { w.askSaveTemplateAt(c.path) })
					return
				}
				w.say(w.print.T("template.saved", "name", filepath.Base(path)), w.print.T("template.left-out"), "", nil)
			}
		})
	})
}

// heading names the columns of a listing.
func heading(p text.Printer) func(meaning.Role) string {
	return func(r meaning.Role) string { return p.T("intake.role." + string(r)) }
}

func listing(s model.Scenario, lang model.Lang, p text.Printer) sheet.Document {
	return meaning.Listing(s, lang, heading(p))
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
	return listing(s, lang, p), nil
}
