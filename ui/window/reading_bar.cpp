// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/reading_bar.h"

#include "ui/style/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QToolButton>

namespace hitwatch {

namespace {

constexpr int kSteps = 1000; ///< a progress bar counts in int, a file in 64 bits

} // namespace

ReadingBar::ReadingBar(QWidget *parent)
    : QWidget(parent)
    , m_text(new QLabel(this))
    , m_bar(new QProgressBar(this))
    , m_cancel(new QToolButton(this))
{
    setObjectName(QStringLiteral("readingBar"));
    m_text->setTextFormat(Qt::PlainText);
    m_bar->setTextVisible(false);
    m_bar->setFixedWidth(fontMetrics().averageCharWidth() * 24);
    m_bar->setAccessibleName(tr("How much of the file has been read"));
    m_cancel->setText(tr("Cancel"));
    m_cancel->setToolTip(tr("Stop reading; what was read so far stays"));
    m_cancel->setObjectName(QStringLiteral("cancelReading"));
    m_cancel->setFocusPolicy(Qt::TabFocus);

    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(kGridUnit);
    row->addWidget(m_text);
    row->addWidget(m_bar);
    row->addWidget(m_cancel);
    connect(m_cancel, &QToolButton::clicked, this, &ReadingBar::cancelRequested);
    hide();
}

void ReadingBar::begin()
{
    m_text->clear();
    m_bar->setRange(0, 0);
    show();
}

void ReadingBar::setProgress(quint64 read, quint64 size, const QString &readText)
{
    m_text->setText(readText);
    if (size == 0) {
        m_bar->setRange(0, 0);
        return;
    }
    const double share = static_cast<double>(std::min(read, size)) / static_cast<double>(size);
    m_bar->setRange(0, kSteps);
    m_bar->setValue(static_cast<int>(share * kSteps));
}

void ReadingBar::end()
{
    hide();
}

} // namespace hitwatch

#include "moc_reading_bar.cpp"
