package native

import (
	"slices"
	"testing"
)

func TestAFileIsShownInItsFolderOrOpenedWithWhatTheSystemHas(t *testing.T) {
	for _, c := range []struct {
		system string
		folder bool
		want   []string
	}{
		{"linux", true, []string{"xdg-open", "/a b"}},
		{"linux", false, []string{"xdg-open", "/a b/c.xlsx"}},
		{"darwin", true, []string{"open", "-R", "/a b/c.xlsx"}},
		{"darwin", false, []string{"open", "/a b/c.xlsx"}},
		{"windows", true, []string{"explorer", "/select,/a b/c.xlsx"}},
		{"windows", false, []string{"rundll32", "url.dll,FileProtocolHandler", "/a b/c.xlsx"}},
	} {
		name, args := request(c.system, "/a b/c.xlsx", c.folder)
		if got := append([]string{name}, args...); !slices.Equal(got, c.want) {
			t.Errorf("%s: %q", c.system, got)
		}
	}
}
