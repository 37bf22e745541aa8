// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

namespace hitwatch {

/// Name, version, purpose, licence, and the versions of the libraries, to copy into a report.
class AboutDialog : public QDialog {
    Q_OBJECT

public:
    explicit AboutDialog(QWidget *parent = nullptr);

    /// "Hitwatch 1.2.3", then a library on each line. Not translated: it is for bug reports.
    static QString versions();
};

} // namespace hitwatch
