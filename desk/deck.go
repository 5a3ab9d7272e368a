package desk

import (
	"context"

	"sandtable/export/gather"
	"sandtable/export/pack"
	"sandtable/model"
	"sandtable/model/text"
	"sandtable/scenarios"
)

// Slides has the deck of scenarios of the open library laid out beside the owner, the one in
// front first, and answers through Post: unless ctx has ended, or another library is open by
// then. What was asked for before is in it.
func (d *Desk) Slides(ctx context.Context, of []model.ID, p text.Printer, version string, answer func([]pack.Slide, error)) {
	d.lay(ctx, func(l *scenarios.Library) ([]pack.Slide, error) { return gather.Slides(ctx, l, of, p, version) }, answer)
}

// Trial has the slide of what a fork changes laid out in the same manner, see [pack.Trial].
func (d *Desk) Trial(ctx context.Context, of, fork model.ID, p text.Printer, version string, answer func([]pack.Slide, error)) {
	d.lay(ctx, func(l *scenarios.Library) ([]pack.Slide, error) {
		slide, err := gather.Trial(l, of, fork, p, version)
		return []pack.Slide{slide}, err
	}, answer)
}

func (d *Desk) lay(ctx context.Context, lay func(*scenarios.Library) ([]pack.Slide, error), answer func([]pack.Slide, error)) {
	l := d.library
	if l == nil {
		return
	}
	d.Ask(func() func() { // behind what is on its way into the file
		return func() {
			d.around.Beside(func() {
				slides, err := lay(l)
				d.around.Post(func() {
					if ctx.Err() == nil && d.library == l {
						answer(slides, err)
					}
				})
			})
		}
	})
}
