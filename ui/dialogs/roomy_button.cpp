// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/roomy_button.h"

#include "ui/style/theme.h"

namespace hitwatch {

QSize RoomyButton::sizeHint() const
{
    return QPushButton::sizeHint() + QSize(2 * kGridUnit, kGridUnit);
}

} // namespace hitwatch
