package look

import (
	"slices"

	"fyne.io/fyne/v2"
)

// uncover takes what lies over a canvas away. The toolkit would take what lies above it
// along, and tell no field that it lost the keyboard, so that its cursor blinks on
// unseen. Here each of them loses the keyboard first, and those above get it back; what
// lies below gets it back unless it is gone meanwhile.
func uncover(on fyne.Canvas, gone fyne.CanvasObject) {
	overlays := on.Overlays()
	i := slices.Index(overlays.List(), gone)
	if i < 0 {
		return
	}
	all := slices.Clone(overlays.List())
	focused := make([]fyne.Focusable, len(all))
	for k := len(all) - 1; k >= i; k-- {
		focused[k] = on.Focused() // of the uppermost
		on.Unfocus()
		overlays.Remove(all[k])
	}
	for k := i + 1; k < len(all); k++ {
		overlays.Add(all[k])
		if focused[k] != nil {
			on.Focus(focused[k])
		}
	}
	if field, ok := on.Focused().(*Entry); ok && field.left() {
		on.Unfocus()
	}
}
