// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>

namespace hitwatch {

/// A field that narrows a list below it. Enter and Down go on to the list, Escape first clears the
/// text: neither is meant for the dialog.
class SearchField : public QLineEdit {
    Q_OBJECT

public:
    explicit SearchField(QWidget *parent = nullptr);

Q_SIGNALS:
    void left(); ///< towards the list

protected:
    void keyPressEvent(QKeyEvent *event) override;
};

} // namespace hitwatch
