// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QKeySequence>
#include <QList>

class QAction;

namespace hitwatch {

/// All actions that have shortcuts, by the menu that they are in, the rest under 'Window'; and keys
/// that are no actions. As wide as its widest line, so that no key is cut off.
class ShortcutsDialog : public QDialog {
    Q_OBJECT

public:
    /// A key that a widget takes by itself.
    struct Key {
        QString group; ///< where it works
        QString text;
        QList<QKeySequence> keys;
    };

    explicit ShortcutsDialog(
        const QList<QAction *> &actions, const QList<Key> &further = {}, QWidget *parent = nullptr);
};

} // namespace hitwatch
