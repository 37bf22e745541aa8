// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/permission_notice.h"

#include "capture/live/capture_permission.h"
#include "ui/dialogs/roomy_button.h"
#include "ui/style/theme.h"
#include "ui/text/format.h"
#include "ui/text/permission_text.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QTimer>
#include <QVBoxLayout>

namespace hitwatch {
namespace {

constexpr int kSayCopiedMs = 2000;

QLabel *plainLabel(QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

} // namespace

PermissionNotice::PermissionNotice(QWidget *parent)
    : NoticeFrame(parent)
    , m_title(plainLabel(this))
    , m_text(plainLabel(this))
    , m_command(plainLabel(this))
    , m_copy(new RoomyButton(tr("&Copy"), this))
{
    QFont bold = font();
    bold.setBold(true);
    m_title->setFont(bold);
    m_command->setFont(monospaceFont(font()));
    m_command->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_command->setObjectName(QStringLiteral("permissionCommand"));
    m_copy->setAutoDefault(false);
    m_copy->setToolTip(tr("Copy the command"));
    connect(m_copy, &QPushButton::clicked, this, &PermissionNotice::copyCommand);

    auto *texts = new QVBoxLayout;
    texts->setSpacing(kGridUnit / 2);
    texts->addWidget(m_title);
    texts->addWidget(m_text);
    texts->addWidget(m_command);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2 * kGridUnit);
    layout->addLayout(texts, 1);
    layout->addWidget(m_copy, 0, Qt::AlignVCenter);
}

void PermissionNotice::setError(const Error &error)
{
    const QString command = QString::fromStdString(advisedCommand(error));
    const bool refused = error.code == ErrorCode::PermissionDenied;
    m_title->setText(refused ? tr("Live capture is not allowed for you yet.")
                             : tr("Live capture does not work here."));
    m_text->setText(permissionText(error));
    m_command->setText(displayText(command.toStdString()));
    m_command->setVisible(!command.isEmpty());
    m_copy->setVisible(!command.isEmpty());
}

void PermissionNotice::copyCommand()
{
    QGuiApplication::clipboard()->setText(m_command->text());
    m_copy->setText(tr("Copied"));
    QTimer::singleShot(kSayCopiedMs, m_copy, [this] { m_copy->setText(tr("&Copy")); });
}

} // namespace hitwatch

#include "moc_permission_notice.cpp"
