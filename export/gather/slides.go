package gather

import (
	"context"
	"slices"
	"strings"

	"sandtable/export"
	"sandtable/export/pack"
	"sandtable/export/page"
	"sandtable/model"
	"sandtable/model/text"
	"sandtable/scenarios"
)

// Slides gives the deck of scenarios of a library for the wall of the room, the one in front
// first. It gives up when ctx ends, and may be called in any goroutine.
func Slides(ctx context.Context, l *scenarios.Library, of []model.ID, p text.Printer, version string) ([]pack.Slide, error) {
	of, _, _, err := Options(l, of)
	if err != nil {
		return nil, err
	}
	reports := make([]export.Report, len(of))
	for i, id := range of {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		r, err := Report(l, id, version)
		if err != nil {
			return nil, err
		}
		reports[i] = r
	}
	return pack.Slides(p, reports...), nil
}

// Trial gives the slide of what a fork changes in the scenario that it was forked from, see
// [pack.Trial]. It may be called in any goroutine.
func Trial(l *scenarios.Library, of, fork model.ID, p text.Printer, version string) (pack.Slide, error) {
	was, err := Report(l, of, version)
	if err != nil {
		return pack.Slide{}, err
	}
	now, err := Report(l, fork, version)
	if err != nil {
		return pack.Slide{}, err
	}
	return pack.Trial(p, was, now), nil
}

// SlideEndings are the endings of the files that a deck can be made into.
func SlideEndings() []string { return []string{".pdf", ".png", ".svg"} }

// SlidesOf gives the format of a deck by the ending of a file, as [FormatOf] does for the
// pack: a picture for every slide, or one file of all.
func SlidesOf(ending, version string) (Format, bool) {
	ending = strings.ToLower(ending)
	return func(ctx context.Context, l *scenarios.Library, of []model.ID, p text.Printer, far func(done, all int)) (Made, error) {
		of, twice, yardstick, err := Options(l, of)
		if err != nil {
			return Made{}, err
		}
		m := maker{ctx: ctx, far: far, all: 2, made: Made{Twice: twice, Yardstick: yardstick}}
		d := page.Document{Lang: string(p.Lang())}
		m.step(func() error {
			slides, err := Slides(ctx, l, of, p, version)
			for _, s := range slides {
				d.Pages = append(d.Pages, s.Page)
			}
			if len(slides) > 0 {
				d.Title = slides[0].Title
			}
			m.made.Missing = d.Missing()
			return err
		})
		m.drawn(ending, d, 1)
		return m.made, m.err
	}, slices.Contains(SlideEndings(), ending)
}
