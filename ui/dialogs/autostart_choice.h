// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/dialogs/autostart_file.h"

#include <QWidget>

class QCheckBox;

namespace hitwatch {

class MessageLabel;

/// 'Start in the tray when I log in', as the autostart file is when this is made, and what went
/// wrong with the last change.
class AutostartChoice : public QWidget {
    Q_OBJECT

public:
    explicit AutostartChoice(QWidget *parent = nullptr);

    void set(bool on);

private:
    void show(const QString &problem);

    AutostartFile m_file;
    QCheckBox *m_box;
    MessageLabel *m_problem;
};

} // namespace hitwatch
