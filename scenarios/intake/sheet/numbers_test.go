package sheet

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

func TestCommonFormatsAreShownAsExcelizeShowsThem(t *testing.T) {
	var slow shownNumbers
	formats := []numberFormat{{id: 1}, {id: 2}, {id: 3}, {id: 4}, {id: 9}, {id: 10}}
	for _, code := range []string{"0.0%", "0", "0.000", "#,##0", "#,##0.0", `"¥"#,##0.00`, `0"人"`, "yyyy-mm-dd", "yyyy/m/d", "yyyy/m/d;@", `yyyy"年"m"月"d"日"`, `yyyy"年"m"月"`, "d.m.yyyy", "m/d"} {
		formats = append(formats, numberFormat{164, code})
	}
	rapid.Check(t, func(t *rapid.T) {
		f := rapid.SampledFrom(formats).Draw(t, "format")
		p := plainFormatOf(f)
		if p == nil {
			t.Fatalf("%+v is not plain", f)
		}
		v := float64(rapid.IntRange(0, 10_000_000).Draw(t, "number")) / math.Pow10(rapid.IntRange(0, 4).Draw(t, "decimals"))
		if p.date != nil {
			v = float64(rapid.IntRange(61, 200_000).Draw(t, "day"))
		}
		if got, want := p.show(v, false), slow.formatted(v, f, false); got != want {
			t.Fatalf("%v as %+v: %q, want %q", v, f, got, want)
		}
	})
}

func TestOtherFormatsAreLeftToExcelize(t *testing.T) {
	for _, code := range []string{"", "General", "@", "# ?/?", "0;-0", "[Red]0", "0.00E+00", "h:mm", "yyyy-mm-dd hh:mm", "mmm-yy", "[$-804]yyyy", "#", "0.", "0_)"} {
		if p := plainFormatOf(numberFormat{164, code}); p != nil {
			t.Errorf("%q: %+v", code, p)
		}
	}
}
