package main

import (
	"os"
	"path/filepath"
	"time"

	"fyne.io/fyne/v2/app"

	"sandtable/ui"
)

// show shows the window until it is closed.
func show(options ui.Options, file string) {
	var own diary
	if cache, err := os.UserCacheDir(); err == nil {
		own, options.Died = keepDiary(filepath.Join(cache, "Sandtable"))
	}
	kept, err := userSettings()
	if err == nil {
		kept.mend()
	}
	// Everything is in the file when the window goes, whatever the toolkit still does.
	options.Left = func() { time.AfterFunc(lastBreath, func() { own.end(); os.Exit(0) }) }
	a := app.NewWithID(appID)
	if err == nil {
		a.Preferences().AddChangeListener(func() { time.AfterFunc(time.Second, kept.keep) }) // it has been written by then
	}
	options.Enlarge = enlarger(a.Settings().Scale)
	w := ui.New(a, options)
	win := a.NewWindow("Sandtable")
	w.Attach(win)
	stop := make(chan struct{})
	a.Lifecycle().SetOnStarted(func() {
		w.FitScreen()
		if file != "" {
			w.Take(file)
		} else {
			w.Start()
		}
		go w.Watch(stop)
		go w.Report(stop)
	})
	win.ShowAndRun()
	close(stop)
	w.Leave()
	if err == nil {
		kept.keep()
	}
	own.end()
}

// lastBreath is how long the toolkit has to end by itself after the window is gone.
const lastBreath = 5 * time.Second
