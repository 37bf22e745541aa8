// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>
#include <QString>
#include <QStringList>

namespace hitwatch {

/// One figure: a large value over a muted label, with a mark before the value where it needs one.
/// As wide as the widest value it is made for, so that nothing moves when digits change; what does
/// not fit is elided and shown in the tooltip. A button only once setClickable() says so.
class FigureCell : public QAbstractButton {
    Q_OBJECT

public:
    enum class Mark : std::uint8_t { None, Good, Warning };

    explicit FigureCell(QWidget *parent = nullptr);

    /// Values as wide as any that will be shown.
    void setWidestValues(const QStringList &values);
    /// A label as wide as most; for a cell whose label contains numbers and must not move others.
    void setUsualLabel(const QString &label);
    void setFigure(const QString &value, const QString &label, Mark mark = Mark::None);
    /// What the figure is, for the tool tip.
    void setDefinition(const QString &definition);
    void setClickable(bool clickable);
    /// Smaller, for the compact view.
    void setCompact(bool compact);
    const QString &value() const { return m_value; }
    const QString &label() const { return m_label; }
    Mark mark() const { return m_mark; }

    QSize sizeHint() const override; ///< the widest value, and the label whole
    QSize minimumSizeHint() const override; ///< the widest value, and the label elided

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;

private:
    void measure();
    int side() const; ///< margin to the left and to the right
    QFont valueFont() const;
    QFont labelFont() const;
    int markWidth() const;
    QString toolTipText() const;
    void paintMark(QPainter &painter, const QRect &valueRect) const;

    QString m_value;
    QString m_label;
    QString m_definition;
    Mark m_mark = Mark::None;
    QStringList m_widest;
    QString m_usualLabel;
    int m_valueWidth = 0;
    bool m_clickable = false;
    bool m_compact = false;
};

} // namespace hitwatch
