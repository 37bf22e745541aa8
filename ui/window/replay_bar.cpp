// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/replay_bar.h"

#include "ui/style/theme.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QToolButton>

#include <array>

namespace hitwatch {

namespace {

constexpr std::array kSpeeds { 1, 2, 5, 10, 50, 100 };

} // namespace

ReplayBar::ReplayBar(QWidget *parent)
    : QWidget(parent)
    , m_speeds(new QComboBox(this))
    , m_restart(new QToolButton(this))
{
    setObjectName(QStringLiteral("replayBar"));
    m_speeds->setObjectName(QStringLiteral("replaySpeed"));
    m_speeds->addItem(tr("Read at once"), 0);
    for (const int speed : kSpeeds)
        m_speeds->addItem(tr("Replay %1×").arg(speed), speed);
    m_speeds->setAccessibleName(tr("Replay speed"));
    m_speeds->setToolTip(tr("Read the file at once, or play it with its own pauses"));
    m_restart->setObjectName(QStringLiteral("replayRestart"));
    m_restart->setText(tr("From the Start"));
    m_restart->setToolTip(tr("Read or play the file again from its start"));
    m_restart->setFocusPolicy(Qt::TabFocus);

    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(kGridUnit);
    row->addWidget(m_speeds);
    row->addWidget(m_restart);
    connect(m_speeds, &QComboBox::activated, this, [this] { Q_EMIT speedChosen(speed()); });
    connect(m_restart, &QToolButton::clicked, this, &ReplayBar::restartRequested);
    hide();
}

void ReplayBar::setSpeed(std::optional<int> speed)
{
    int index = m_speeds->findData(speed.value_or(0));
    if (index < 0) {
        m_speeds->addItem(tr("Replay %1×").arg(*speed), *speed);
        index = m_speeds->count() - 1;
    }
    m_speeds->setCurrentIndex(index);
}

std::optional<int> ReplayBar::speed() const
{
    const int chosen = m_speeds->currentData().toInt();
    return chosen > 0 ? std::optional(chosen) : std::nullopt;
}

} // namespace hitwatch

#include "moc_replay_bar.cpp"
