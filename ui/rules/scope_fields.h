// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "monitor/monitor_view.h"

#include <QLineEdit>

class QStringListModel;

namespace hitwatch {

/// One line that completes what was seen in the traffic.
class ScopeField : public QLineEdit {
    Q_OBJECT

public:
    explicit ScopeField(QWidget *parent = nullptr);

    void suggest(QStringList texts);
    QStringList suggestions() const;

private:
    QStringListModel *m_texts;
};

/// The hosts of @p view that can be typed; the busiest first.
QStringList hostsIn(const MonitorView &view);
/// The sections of @p host (empty: of all) in @p view that can be typed.
QStringList sectionsIn(const MonitorView &view, const QString &host);

} // namespace hitwatch
