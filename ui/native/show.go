package native

import (
	"os/exec"
	"path/filepath"
	"runtime"
)

// Show opens a file in the program that the system has for it, or with folder its
// folder in the file manager, where possible with the file selected. It waits until
// the system has taken the request.
func Show(path string, folder bool) error {
	name, args := request(runtime.GOOS, path, folder)
	err := exec.Command(name, args...).Run()
	if _, ended := err.(*exec.ExitError); ended && runtime.GOOS == "windows" { // Explorer ends with 1 when all is well
		return nil
	}
	return err
}

// request is what the system is asked with.
func request(system, path string, folder bool) (string, []string) {
	switch {
	case system == "windows" && folder:
		return "explorer", []string{"/select," + path}
	case system == "windows":
		return "rundll32", []string{"url.dll,FileProtocolHandler", path}
	case system == "darwin" && folder:
		return "open", []string{"-R", path}
	case system == "darwin":
		return "open", []string{path}
	case folder:
		path = filepath.Dir(path)
	}
	return "xdg-open", []string{path}
}
