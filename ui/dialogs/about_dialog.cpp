// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/about_dialog.h"

#include "ui/dialogs/message_label.h"
#include "ui/dialogs/roomy_button.h"
#include "ui/style/theme.h"

#include <QClipboard>
#include <QDialogButtonBox>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QStringList>
#include <QVBoxLayout>

#include <llhttp.h>
#include <pcap/pcap.h>

namespace hitwatch {
namespace {

constexpr int kIconSize = 8 * kGridUnit;

QLabel *selectable(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    return label;
}

/// "libpcap version 1.10.3 (with TPACKET_V3)" without what is behind the number.
QString pcapVersion()
{
    return QString::fromLatin1(pcap_lib_version()).section(u' ', 2, 2);
}

QLayout *makeTexts(QWidget *parent)
{
    auto *title = new QLabel(QStringLiteral("Hitwatch"), parent);
    QFont large = title->font();
    large.setPointSizeF(large.pointSizeF() * 1.6);
    large.setBold(true);
    title->setFont(large);
    auto *purpose = new QLabel(
        AboutDialog::tr("Shows what HTTP does on this machine, without being in its way."), parent);
    purpose->setWordWrap(true);
    auto *layout = new QVBoxLayout;
    layout->setSpacing(kGridUnit);
    layout->addWidget(title);
    layout->addWidget(purpose);
    layout->addSpacing(kGridUnit);
    auto *versions = selectable(AboutDialog::versions(), parent);
    versions->setObjectName(QStringLiteral("versions"));
    layout->addWidget(versions);
    layout->addSpacing(kGridUnit);
    layout->addWidget(new MessageLabel(
        AboutDialog::tr("Free software: GNU General Public License, version 3 or later "
                        "(GPL-3.0-or-later). It comes with no warranty."),
        MessageLabel::Muted, parent));
    return layout;
}

} // namespace

QString AboutDialog::versions()
{
    const QStringList lines { QStringLiteral("Hitwatch " HITWATCH_VERSION),
        QStringLiteral("Qt %1").arg(QString::fromLatin1(qVersion())),
        QStringLiteral("libpcap %1").arg(pcapVersion()),
        QStringLiteral("llhttp %1.%2.%3")
            .arg(LLHTTP_VERSION_MAJOR)
            .arg(LLHTTP_VERSION_MINOR)
            .arg(LLHTTP_VERSION_PATCH) };
    return lines.join(u'\n');
}

AboutDialog::AboutDialog(QWidget *parent)
    : QDialog(parent)
{
    setWindowTitle(tr("About Hitwatch"));
    auto *icon = new QLabel(this);
    icon->setPixmap(themeIcon(QStringLiteral("hitwatch"), palette()).pixmap(kIconSize));
    auto *buttons = new QDialogButtonBox(this);
    buttons->addButton(new RoomyButton(tr("C&lose"), this), QDialogButtonBox::RejectRole);
    auto *copy = new RoomyButton(tr("&Copy versions"), this);
    copy->setAutoDefault(false);
    buttons->addButton(copy, QDialogButtonBox::ActionRole);
    connect(copy, &QPushButton::clicked, this,
        [] { QGuiApplication::clipboard()->setText(versions()); });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto *content = new QHBoxLayout;
    content->setSpacing(3 * kGridUnit);
    content->addWidget(icon, 0, Qt::AlignTop);
    content->addLayout(makeTexts(this), 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(3 * kGridUnit, 3 * kGridUnit, 3 * kGridUnit, 2 * kGridUnit);
    layout->setSpacing(2 * kGridUnit);
    layout->addLayout(content);
    layout->addWidget(buttons);
    setMinimumWidth(60 * fontMetrics().averageCharWidth());
}

} // namespace hitwatch

#include "moc_about_dialog.cpp"
