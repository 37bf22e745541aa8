// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <utility>

namespace hitwatch {

/// Shows one dialog of its kind; a second wish brings the first one to the front.
template <typename Dialog, typename... Arguments>
Dialog *openDialog(QWidget *parent, Arguments &&...arguments)
{
    if (auto *open = parent->findChild<Dialog *>(QString(), Qt::FindDirectChildrenOnly)) {
        open->raise();
        open->activateWindow();
        return nullptr;
    }
    auto *dialog = new Dialog(std::forward<Arguments>(arguments)..., parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
    return dialog;
}

} // namespace hitwatch
