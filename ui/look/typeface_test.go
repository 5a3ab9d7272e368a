package look

import (
	"os"
	"testing"

	"fyne.io/fyne/v2/test"
)

func TestReadingTheFontsLeavesTheEnvironmentAsItWas(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(NewTheme(Light()))
	t.Setenv("LC_ALL", "zh_CN.UTF-8")
	ReadFonts()
	if got := os.Getenv("LC_ALL"); got != "zh_CN.UTF-8" {
		t.Errorf("LC_ALL is %q", got)
	}
	if err := os.Unsetenv("LC_ALL"); err != nil {
		t.Fatal(err)
	}
	ReadFonts()
	if got, named := os.LookupEnv("LC_ALL"); named {
		t.Errorf("LC_ALL is %q, and was not there", got)
	}
}
