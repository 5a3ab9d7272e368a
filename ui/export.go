package ui

import (
	"io"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"

	"sandtable/export"
	"sandtable/export/gather"
	"sandtable/model"
	"sandtable/model/text"
	"sandtable/scenarios"
	"sandtable/ui/look"
)

// askExport asks where the workbook of the present scenario goes.
func (w *Window) askExport() {
	if w.session == nil || w.writing {
		return
	}
	name := export.FileName(w.libraryName() + " " + w.session.Now().Info.Name.In(w.lang))
	w.ask("export", filepath.Join(filepath.Dir(w.library.Path()), name+".xlsx"), func(path string) bool {
		if !strings.EqualFold(filepath.Ext(path), ".xlsx") {
			path += ".xlsx"
		}
		w.export(path)
		return true
	})
}

// export writes the workbook beside the main thread; the window stays usable.
func (w *Window) export(path string) {
	library, id, p, version := w.library, w.session.Now().Info.ID, w.print, w.options.Version
	w.writing = true
	w.frame.showToast(look.NewToast(w.print.T("export.running")))
	go func() {
		err := writeWorkbook(path, library, id, version, p)
		fyne.Do(func() {
			w.writing = false
			w.frame.hideToast()
			if err != nil {
				w.fail(err)
			} else {
				w.tell(look.NewToast(w.print.T("toast.exported", "path", filepath.Base(path))))
			}
			w.frame.draw()
		})
	}()
}

func writeWorkbook(path string, l *scenarios.Library, id model.ID, version string, p text.Printer) error {
	r, err := gather.Report(l, id, version)
	if err != nil {
		return err
	}
	return export.WriteFile(path, func(f io.Writer) error { return export.Write(f, r, p) })
}
