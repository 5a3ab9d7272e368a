package native

import (
	"context"
	"errors"
	"runtime"
	"strings"

	"github.com/ncruces/zenity"
)

// Request says which file is asked for.
type Request struct {
	Title string
	// Save asks for a file to be written; else for one that is there. Before a file
	// that is there is given as one to be written, the dialog asks whether to replace it.
	Save bool
	// Path is the folder to begin in and the name that is proposed. Without a name it
	// ends with a separator.
	Path   string
	Kind   string // what the files are, in the user's words
	Ending string // of their names: ".xlsx"; several are set apart by spaces
	// Parent is the window in front of which the dialog stands, as the system names it
	// (see [zenity.Attach]); nil = none.
	Parent any
}

// ErrNone says that the system has no file dialogs.
var ErrNone = errors.New("no file dialogs")

// AskFile shows the system's dialog and waits for the answer; "" is none. The dialog
// closes when the context ends. The window must be kept alive meanwhile by another
// goroutine.
func AskFile(ctx context.Context, r Request) (string, error) {
	if runtime.GOOS != "windows" && !zenity.IsAvailable() {
		return "", ErrNone
	}
	options := []zenity.Option{
		zenity.Context(ctx), zenity.Title(r.Title), zenity.Filename(r.Path), zenity.Modal(),
		zenity.FileFilter{Name: r.Kind, Patterns: patterns(r.Ending), CaseFold: true},
	}
	if r.Parent != nil {
		options = append(options, zenity.Attach(r.Parent))
	}
	ask := zenity.SelectFile
	if r.Save {
		ask, options = zenity.SelectFileSave, append(options, zenity.ConfirmOverwrite())
	}
	path, err := ask(options...)
	switch {
	case errors.Is(err, zenity.ErrCanceled), ctx.Err() != nil:
		return "", nil
	case err != nil:
		return "", err
	}
	return path, nil
}

// patterns gives what the names of files with some endings look like.
func patterns(endings string) (out []string) {
	for _, e := range strings.Fields(endings) {
		out = append(out, "*"+e)
	}
	return out
}
