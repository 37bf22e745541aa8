// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/result.h"
#include "ui/dialogs/notice_frame.h"

class QLabel;
class QPushButton;

namespace hitwatch {

/// The box that says why live capture is not possible and, where a command helps, shows it with a
/// button that copies it.
class PermissionNotice : public NoticeFrame {
    Q_OBJECT

public:
    explicit PermissionNotice(QWidget *parent = nullptr);

    void setError(const Error &error);

private:
    void copyCommand();

    QLabel *m_title;
    QLabel *m_text;
    QLabel *m_command;
    QPushButton *m_copy;
};

} // namespace hitwatch
