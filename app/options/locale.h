// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace hitwatch {

/// Takes the user's locale, or one with UTF-8 where it has none: Qt warns on standard error about
/// such a locale and then does the same. Before there is an application object.
void chooseLocale();

} // namespace hitwatch
