// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace hitwatch {

/// While this object lives, a toolkit that finds no display ends the program with one line that
/// says what to do, and exit code 1, in place of an abort with a page of plug-in names.
class DisplayCheck {
public:
    DisplayCheck();
    ~DisplayCheck();
    DisplayCheck(const DisplayCheck &) = delete;
    DisplayCheck &operator=(const DisplayCheck &) = delete;
};

} // namespace hitwatch
