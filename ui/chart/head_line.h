// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/chart/chart_text.h"

#include <QToolButton>
#include <QWidget>

#include <vector>

class QAction;

namespace hitwatch {

/// Title and legend, in the order of reading; legend entries that do not fit are left out.
class ChartLegend : public QWidget {
    Q_OBJECT

public:
    using QWidget::QWidget;

    /// @p brief is shown where @p title does not fit.
    void setTitle(const QString &title, const QString &brief);
    void setLooks(const std::vector<LayerLook> &looks);
    /// The same into @p area of @p painter.
    void paintInto(QPainter &painter, const QRectF &area) const;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void updateAccessibleText();

    QString m_title;
    QString m_brief;
    std::vector<LayerLook> m_looks;
};

/// A flat button with a menu: its arrow stands beside the text.
class MenuButton : public QToolButton {
    Q_OBJECT

public:
    using QToolButton::QToolButton;
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
};

/// The line above the plot: title, legend, choice of the mode, 'live'.
class HeadLine : public QWidget {
    Q_OBJECT

public:
    explicit HeadLine(QWidget *parent = nullptr);

    void setMode(ChartMode mode);
    void setLooks(const std::vector<LayerLook> &looks) { m_legend->setLooks(looks); }
    /// @p follows: nothing to come back from. @p grows: newer traffic will follow.
    void setLive(bool follows, bool grows);
    const ChartLegend &legend() const { return *m_legend; }

Q_SIGNALS:
    void modeChosen(hitwatch::ChartMode mode);
    void liveRequested();

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void updateButtons();
    void updateRoom();

    ChartLegend *m_legend;
    MenuButton *m_modeButton;
    QToolButton *m_liveButton;
    std::vector<std::pair<ChartMode, QAction *>> m_modes;
    ChartMode m_mode = ChartMode::ByStatus;
    bool m_follows = true;
    bool m_grows = true;
};

} // namespace hitwatch
