package ui

import "fyne.io/fyne/v2"

type tables struct {
	departments, compare fyne.CanvasObject
}

func (w *Window) makeTables()                              {}
func (w *Window) drawTables()                              {}
func (t tables) targets(View) map[string]fyne.CanvasObject { return nil }
