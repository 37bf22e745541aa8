// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QProgressBar;
class QToolButton;

namespace hitwatch {

/// How far a capture file has been read, and the button that ends it. For the status bar; shown
/// only while something is read.
class ReadingBar : public QWidget {
    Q_OBJECT

public:
    explicit ReadingBar(QWidget *parent = nullptr);

    void begin();
    /// @param size in bytes; 0: not known.
    void setProgress(quint64 read, quint64 size, const QString &readText);
    void end();

Q_SIGNALS:
    void cancelRequested();

private:
    QLabel *m_text;
    QProgressBar *m_bar;
    QToolButton *m_cancel;
};

} // namespace hitwatch
