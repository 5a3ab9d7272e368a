package look

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Down stacks objects from top to bottom, each at its smallest height and the full
// width, with an exact gap; hidden ones take no room.
func Down(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(line{gap: gap, down: true}, objects...)
}

// Across sets objects from left to right, each at its smallest width and the full
// height, with an exact gap; hidden ones take no room.
func Across(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(line{gap: gap}, objects...)
}

type line struct {
	gap  float32
	down bool
}

// Layout implements fyne.Layout.
func (l line) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	at := fyne.NewPos(0, 0)
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		o.Move(at)
		least := o.MinSize()
		if l.down {
			o.Resize(fyne.NewSize(size.Width, least.Height))
			at.Y += least.Height + l.gap
		} else {
			o.Resize(fyne.NewSize(least.Width, size.Height))
			at.X += least.Width + l.gap
		}
	}
}

// MinSize implements fyne.Layout.
func (l line) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var size fyne.Size
	gap := float32(0)
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		least := o.MinSize()
		if l.down {
			size = fyne.NewSize(max(size.Width, least.Width), size.Height+gap+least.Height)
		} else {
			size = fyne.NewSize(size.Width+gap+least.Width, max(size.Height, least.Height))
		}
		gap = l.gap
	}
	return size
}

// Sized gives an object at least a size.
func Sized(width, height float32, o fyne.CanvasObject) *fyne.Container {
	return container.New(sized{fyne.NewSize(width, height)}, o)
}

type sized struct{ least fyne.Size }

// Layout implements fyne.Layout.
func (s sized) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Move(fyne.NewPos(0, 0))
		o.Resize(size)
	}
}

// MinSize implements fyne.Layout.
func (s sized) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := s.least
	for _, o := range objects {
		size = size.Max(o.MinSize())
	}
	return size
}
