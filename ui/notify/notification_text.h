// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "alert/alert_record.h"
#include "ui/text/format.h"

#include <QString>

namespace hitwatch {

/// Title and body of a notification; plain text, not escaped as HTML.
struct NotificationText {
    QString title;
    QString body;
};

NotificationText notificationText(const AlertRecord &episode, const Format &format);

} // namespace hitwatch
