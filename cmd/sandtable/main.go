// Command sandtable is the window.
//
//	sandtable [--lang zh|en] [FILE]                   FILE is a library, or a document to be imported
//	sandtable [--lang zh|en] --pictures DIR FILE
package main

import (
	"flag"
	"fmt"
	"os"
	"runtime/debug"

	"fyne.io/fyne/v2/app"

	"sandtable/model"
	"sandtable/ui"
	"sandtable/ui/native"
)

// version is set when the program is built: -ldflags "-X main.version=…".
var version = "dev"

func main() {
	lang := flag.String("lang", "", "zh or en; default: as last time")
	pictures := flag.String("pictures", "", "draw the views into this folder, without a display")
	flag.Parse()
	if flag.NArg() > 1 || *pictures != "" && flag.NArg() != 1 || *lang != "" && *lang != "zh" && *lang != "en" {
		fmt.Fprintln(os.Stderr, "usage: sandtable [--lang zh|en] [--pictures DIR] [FILE]")
		os.Exit(2)
	}
	// The window holds some 35 MB, but reading the fonts takes twice that for a moment;
	// collecting earlier keeps 60 MB that nobody needs from the process for good.
	debug.SetGCPercent(50)
	settle()
	options := ui.Options{Lang: model.Lang(*lang), Version: version, Layout: os.Getenv("SANDTABLE_LAYOUT"), Screens: screens,
		AskFile: native.AskFile, Show: native.Show}
	if *pictures != "" {
		if err := ui.Pictures(app.NewWithID(appID), options, flag.Arg(0), *pictures); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(4)
		}
		return
	}
	if t := drawable(); t != ui.NoTrouble {
		said := t.Say(options.Lang)
		fmt.Fprintln(os.Stderr, said)
		box(said)
		os.Exit(1)
	}
	show(options, flag.Arg(0))
}
