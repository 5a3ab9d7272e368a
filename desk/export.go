package desk

import (
	"context"
	"sync"

	"sandtable/export"
	"sandtable/export/gather"
	"sandtable/model"
	"sandtable/model/text"
	"sandtable/scenarios"
)

// Export is a file that is to be made of scenarios of the open library.
type Export struct {
	Scenarios []model.ID // that it is about, the one in front first
	Print     text.Printer
	Path      string
	Write     gather.Format
}

// Exporting is how far a file is that is being made; the zero value is none.
type Exporting struct {
	Path      string
	Done, All int // so much of so much; 0 of 0 while nothing is known
}

// Exported is what has been made.
type Exported struct {
	Paths []string // the first as it was asked for; the others lie beside it, where no file was
	// Missing are characters that the typeface of sheets does not have, see [gather.Made].
	Missing []rune
}

// exporting is a file that is being made.
type exporting struct {
	Export
	library *scenarios.Library
	cancel  context.CancelFunc
	shut    func() // closes the library afterwards; nil = it is shown still
	// file is held while there may be a part of it on the disk.
	file sync.Mutex
}

// Export makes a file beside the owner, and beside what is in the line: nothing waits for
// it. [Sight.Exporting] tells how far it is. It is answered through Post when the file is
// whole in its place, or with the reason why there is none; then the old one is as it was.
// It goes on when another library is opened. It is given up when ctx ends.
//
// One file is made at a time: Export reports false, and does nothing, while there is one.
func (d *Desk) Export(ctx context.Context, x Export, answer func(Exported, error)) bool {
	if d.library == nil || d.exporting != nil {
		return false
	}
	ctx, cancel := context.WithCancel(ctx)
	now := &exporting{Export: x, library: d.library, cancel: cancel}
	d.exporting = now
	d.sight.Exporting = Exporting{Path: x.Path}
	d.tell(Exports)
	far := func(done, all int) {
		d.around.Post(func() {
			if d.exporting == now {
				d.sight.Exporting.Done, d.sight.Exporting.All = done, all
				d.tell(Exports)
			}
		})
	}
	d.around.Beside(func() {
		done, err := now.make(ctx, far)
		d.around.Post(func() {
			cancel()
			d.exporting, d.sight.Exporting = nil, Exporting{}
			if now.shut != nil {
				now.shut()
			}
			d.tell(Exports)
			if answer != nil {
				answer(done, err)
			}
		})
	})
	return true
}

// make makes the files in memory first: it can be given up at any time, and leaves nothing
// on the disk when the program ends.
func (x *exporting) make(ctx context.Context, far func(done, all int)) (out Exported, err error) {
	if err := ctx.Err(); err != nil {
		return out, err
	}
	made, err := x.Write(ctx, x.library, x.Scenarios, x.Print, far)
	if err != nil {
		return out, err
	}
	x.file.Lock()
	defer x.file.Unlock()
	if err := ctx.Err(); err != nil {
		return out, err
	}
	for i, f := range made.Files {
		path := f.Path(x.Path)
		if i > 0 { // nobody has agreed to replace what lies there
			path = export.Free(path)
		}
		if err := export.WriteFile(path, f.Write); err != nil {
			return out, err
		}
		out.Paths = append(out.Paths, path)
	}
	out.Missing = made.Missing
	return out, nil
}

// GiveUp gives up the file that is being made, if there is one. When it returns the file is
// whole, or no part of it is on the disk and none will be.
func (d *Desk) GiveUp() {
	if now := d.exporting; now != nil {
		now.cancel()
		now.file.Lock() // whoever writes it now is done or has taken it back
		defer now.file.Unlock()
	}
}

// Shut closes a library that is not shown any more: after all that is in the line, after
// the file that is being made of it, and after before, which may be nil.
func (d *Desk) Shut(l *scenarios.Library, before func()) {
	if now := d.exporting; now != nil && now.library == l {
		now.shut = func() { d.Shut(l, before) }
		return
	}
	d.Ask(func() func() {
		if before != nil {
			before()
		}
		_ = l.Close() // all that was asked for is in it
		return nil
	})
}
