// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>

namespace hitwatch {

/// One part of the filter, with a cross: pressing it takes that part away.
class FilterChip : public QAbstractButton {
    Q_OBJECT

public:
    /// @param label what is filtered ("host"). @param value as it may be shown.
    /// @param isShort show the value only.
    FilterChip(const QString &label, const QString &value, bool isShort, QWidget *parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    QSize sizeFor(int textWidth) const;

    QString m_shown;
};

} // namespace hitwatch
