// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace hitwatch {

/// While it exists, this process ends when @p control ends, or, after kFilterTimeoutMs, with a
/// message on @p status: compiling a filter can take minutes and cannot be interrupted. One at a
/// time.
class CompileGuard {
public:
    CompileGuard(int control, int status);
    ~CompileGuard();
    CompileGuard(const CompileGuard &) = delete;
    CompileGuard &operator=(const CompileGuard &) = delete;
};

} // namespace hitwatch
