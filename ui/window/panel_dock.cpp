// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/panel_dock.h"

#include "ui/style/theme.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QMouseEvent>
#include <QStyle>
#include <QToolButton>

namespace hitwatch {

namespace {

/// One pixel high while the dock is in its place: QDockWidget knows a pull by the presses on its
/// title bar, so there has to be one.
class FloatingBar : public QWidget {
public:
    explicit FloatingBar(PanelDock *dock)
        : QWidget(dock)
        , m_dock(dock)
    {
        auto *row = new QHBoxLayout(this);
        row->setContentsMargins(kGridUnit, 0, 0, 0);
        row->setSpacing(0);
        m_title = new QLabel(dock->windowTitle(), this);
        row->addWidget(m_title, 1);
        m_back = addButton(QStyle::SP_TitleBarNormalButton, PanelDock::tr("Put it back"));
        connect(dock, &QWidget::windowTitleChanged, m_title, &QLabel::setText);
        connect(m_back, &QToolButton::clicked, dock, [dock] { dock->setFloating(false); });
        m_close = addButton(QStyle::SP_TitleBarCloseButton, PanelDock::tr("Hide this panel"));
        connect(m_close, &QToolButton::clicked, dock, &QWidget::close);
        connect(dock, &QDockWidget::topLevelChanged, this, [this] { follow(); });
        follow();
    }

    QSize sizeHint() const override
    {
        return m_dock->isFloating() ? QWidget::sizeHint() : QSize(0, 1);
    }
    QSize minimumSizeHint() const override { return sizeHint(); }

private:
    QToolButton *addButton(QStyle::StandardPixmap icon, const QString &text)
    {
        auto *button = new QToolButton(this);
        button->setAutoRaise(true);
        button->setIcon(style()->standardIcon(icon, nullptr, this));
        button->setToolTip(text);
        button->setAccessibleName(text);
        button->setFocusPolicy(Qt::TabFocus);
        layout()->addWidget(button);
        return button;
    }

    void follow()
    {
        const bool floating = m_dock->isFloating();
        for (QWidget *part : { static_cast<QWidget *>(m_title), static_cast<QWidget *>(m_back),
                 static_cast<QWidget *>(m_close) })
            part->setVisible(floating);
        updateGeometry();
    }

    PanelDock *m_dock;
    QLabel *m_title;
    QToolButton *m_back;
    QToolButton *m_close;
};

} // namespace

PanelDock::PanelDock(const QString &name, const QString &title, QWidget *panel, QWidget *parent)
    : QDockWidget(title, parent)
{
    setObjectName(name);
    setTitleBarWidget(new FloatingBar(this));
    setWidget(panel);
    panel->installEventFilter(this);
    connect(this, &QDockWidget::visibilityChanged, this, [this](bool visible) {
        if (visible)
            Q_EMIT cameOnScreen();
    });
}

bool PanelDock::isOnScreen() const
{
    // A dock behind another tab is 'visible' to QWidget, but has an empty visible region.
    return isVisible() && !visibleRegion().isEmpty();
}

void PanelDock::bringForward()
{
    show();
    raise();
}

bool PanelDock::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == widget()) {
        switch (event->type()) {
        case QEvent::MouseButtonPress:
        case QEvent::MouseButtonRelease:
        case QEvent::MouseMove:
        case QEvent::MouseButtonDblClick:
            return passToDock(static_cast<QMouseEvent *>(event));
        default:
            break;
        }
    }
    return QDockWidget::eventFilter(watched, event);
}

/// What arrives here, no child of the panel wanted: it is on the head line or a margin.
bool PanelDock::passToDock(QMouseEvent *event)
{
    const QPoint here = widget()->mapTo(this, event->position().toPoint());
    if (event->type() == QEvent::MouseButtonPress && event->button() == Qt::LeftButton) {
        m_pulling = true;
        m_shift = titleBarWidget()->geometry().center() - here;
    } else if (event->type() == QEvent::MouseButtonDblClick) {
        setFloating(!isFloating());
        return true;
    }
    if (!m_pulling)
        return false;
    QMouseEvent told(event->type(), here + m_shift, event->scenePosition(), event->globalPosition(),
        event->button(), event->buttons(), event->modifiers(), event->pointingDevice());
    QApplication::sendEvent(this, &told);
    if (event->type() == QEvent::MouseButtonRelease)
        m_pulling = false;
    return true;
}

} // namespace hitwatch

#include "moc_panel_dock.cpp"
