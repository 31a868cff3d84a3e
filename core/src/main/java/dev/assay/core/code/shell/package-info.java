/// Commands of POSIX shells, PowerShell and cmd.exe, read as the acts they come to.
@NullMarked
package dev.assay.core.code.shell;

import org.jspecify.annotations.NullMarked;
