package panel

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"sandtable/ui/look"
)

// Pair puts a panel above another. The upper one is as high as it needs, up to a
// share of the whole; the lower one has the rest.
type Pair struct {
	widget.BaseWidget
	upper, lower *page
	objects      []fyne.CanvasObject
	share        float32
	column       *fyne.Container
}

// NewLeft puts the trail below the tree.
func NewLeft(t *Tree, l *Trail) *Pair { return newPair(&t.page, &l.page, .62, t, l) }

// NewRight puts the warnings below the inspector.
func NewRight(i *Inspector, w *Warnings) *Pair { return newPair(&i.page, &w.page, .6, i, w) }

func newPair(upper, lower *page, share float32, objects ...fyne.CanvasObject) *Pair {
	p := &Pair{upper: upper, lower: lower, share: share, objects: objects}
	p.column = container.New(pairLayout{p}, objects...)
	upper.grown = func() { pairLayout{p}.Layout(nil, p.column.Size()) }
	p.ExtendBaseWidget(p)
	return p
}

// CreateRenderer implements fyne.Widget.
func (p *Pair) CreateRenderer() fyne.WidgetRenderer { return look.Laid(p, p.column) }

type pairLayout struct{ p *Pair }

func (l pairLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(40, 120) }

func (l pairLayout) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	if size.Width == 0 || size.Height == 0 {
		return
	}
	p := l.p
	rail := size.Width < railBelow
	upper, lower := p.objects[0], p.objects[1]
	height := min(p.upper.natural(size.Width), size.Height*p.share)
	lower.Show()
	if rail {
		height = size.Height
		lower.Hide()
	}
	upper.Move(fyne.NewPos(0, 0))
	upper.Resize(fyne.NewSize(size.Width, height))
	lower.Move(fyne.NewPos(0, height))
	lower.Resize(fyne.NewSize(size.Width, size.Height-height))
}
