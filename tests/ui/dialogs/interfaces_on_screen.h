// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTreeView>
#include <QtTest>

#include "fake_machine.h"
#include "ui/dialogs/capture_options.h"
#include "ui/dialogs/interfaces_dialog.h"
#include "ui/dialogs/permission_notice.h"

namespace hitwatch {

/// A dialog on screen, and its parts as a person finds them: by what they say.
struct Shown {
    explicit Shown(SettingsStore &settings, const FakeMachine &machine)
        : dialog(settings, machine.probes())
    {
        dialog.show();
    }

    QPushButton *button(const char *text) const
    {
        for (auto *one : dialog.findChildren<QPushButton *>()) {
            if (QString(one->text()).remove(u'&').startsWith(QString::fromUtf8(text)))
                return one;
        }
        return nullptr;
    }
    QPushButton *start() const { return button("Start capture"); }
    QTreeView *list() const { return dialog.findChild<QTreeView *>(); }
    QLineEdit *field(const char *name) const
    {
        return dialog.findChild<QLineEdit *>(QString::fromLatin1(name));
    }
    QString label(const char *name) const
    {
        const auto *one = dialog.findChild<QLabel *>(QString::fromLatin1(name));
        return one != nullptr && !one->isHidden() ? one->text() : QString();
    }
    PermissionNotice *notice() const { return dialog.findChild<PermissionNotice *>(); }
    CaptureOptions *options() const { return dialog.findChild<CaptureOptions *>(); }
    QString names() const
    {
        QStringList all;
        for (int row = 0; row < list()->model()->rowCount(); ++row)
            all += list()->model()->index(row, 0).data().toString();
        return all.join(u' ');
    }
    QString checked() const
    {
        QStringList all;
        for (int row = 0; row < list()->model()->rowCount(); ++row) {
            const QModelIndex index = list()->model()->index(row, 0);
            if (index.data(Qt::CheckStateRole).toInt() == Qt::Checked)
                all += index.data().toString();
        }
        return all.join(u' ');
    }
    void click(int row) const
    {
        const QRect place = list()->visualRect(list()->model()->index(row, 2));
        QTest::mouseClick(list()->viewport(), Qt::LeftButton, {}, place.center());
    }
    bool isAccepted() const { return dialog.result() == QDialog::Accepted; }

    InterfacesDialog dialog;
};

} // namespace hitwatch
