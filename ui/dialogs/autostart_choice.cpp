// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/autostart_choice.h"

#include "ui/dialogs/message_label.h"
#include "ui/style/theme.h"

#include <QCheckBox>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace hitwatch {

AutostartChoice::AutostartChoice(QWidget *parent)
    : QWidget(parent)
    , m_box(new QCheckBox(tr("Start in the &tray when I log in"), this))
    , m_problem(new MessageLabel(this))
{
    m_box->setObjectName(QStringLiteral("autostart"));
    m_problem->setObjectName(QStringLiteral("autostartProblem"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(kGridUnit / 2);
    layout->addWidget(m_box);
    layout->addWidget(m_problem);
    setFocusProxy(m_box);
    connect(m_box, &QCheckBox::toggled, this, &AutostartChoice::set);
    show({});
}

void AutostartChoice::set(bool on)
{
    show(m_file.set(on));
}

void AutostartChoice::show(const QString &problem)
{
    const QSignalBlocker quiet(m_box);
    m_box->setChecked(m_file.isOn());
    m_problem->setMessage(problem, MessageLabel::Problem);
}

} // namespace hitwatch

#include "moc_autostart_choice.cpp"
