// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/source_text.h"

#include "ui/figures/empty_reason.h"
#include "ui/text/format.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QStringList>

namespace hitwatch {

namespace {

constexpr qsizetype kMostNames = 3;
constexpr int kMostCharacters = 80;

QString translated(const char *text)
{
    return QCoreApplication::translate("SourceText", text);
}

QString interfaceNames(const CaptureRequest &request)
{
    QStringList names;
    for (const std::string &name : request.interfaces)
        names += displayText(name, kMostCharacters);
    if (names.isEmpty())
        return translated(QT_TRANSLATE_NOOP("SourceText", "all interfaces"));
    if (names.size() <= kMostNames)
        return names.join(QStringLiteral(", "));
    const QString shown = names.mid(0, kMostNames - 1).join(QStringLiteral(", "));
    return QCoreApplication::translate(
        "SourceText", "%1 and %n more", nullptr, static_cast<int>(names.size() - kMostNames + 1))
        .arg(shown);
}

/// Of a file with the part that was read.
QString stoppedText(const QString &source, const SourceProgress &progress)
{
    if (progress.inputBytes >= progress.inputSize)
        return QCoreApplication::translate("SourceText", "Stopped: %1").arg(source);
    const double percent =
        100.0 * static_cast<double>(progress.inputBytes) / static_cast<double>(progress.inputSize);
    return QCoreApplication::translate(
        "SourceText", "Stopped at %1: %2", "share of a file, its name")
        .arg(Format().percent(percent), source);
}

QString sourceStateText(
    const CaptureRequest &request, CaptureState state, const SourceProgress &progress)
{
    const QString source = sourceText(request);
    switch (state) {
    case CaptureState::Idle:
        return translated(QT_TRANSLATE_NOOP("SourceText", "Idle"));
    case CaptureState::Opening:
        return QCoreApplication::translate("SourceText", "Opening %1").arg(source);
    case CaptureState::Capturing:
        return request.kind == CaptureKind::Interfaces
            ? QCoreApplication::translate("SourceText", "Capturing on %1").arg(source)
            : QCoreApplication::translate("SourceText", "Replaying %1").arg(source);
    case CaptureState::Reading:
        return QCoreApplication::translate("SourceText", "Reading %1").arg(source);
    case CaptureState::Finished:
        if (request.kind == CaptureKind::Interfaces || progress.isStopped)
            return stoppedText(source, progress);
        return QCoreApplication::translate("SourceText", "Finished: %1").arg(source);
    case CaptureState::Failed:
        return QCoreApplication::translate("SourceText", "Failed: %1").arg(source);
    }
    return {};
}

} // namespace

QString sourceText(const CaptureRequest &request)
{
    switch (request.kind) {
    case CaptureKind::Interfaces:
        return interfaceNames(request);
    case CaptureKind::Demo:
        return translated(QT_TRANSLATE_NOOP("SourceText", "the demo"));
    case CaptureKind::File:
        break;
    }
    if (request.path == "-")
        return translated(QT_TRANSLATE_NOOP("SourceText", "standard input"));
    const QString name = QFileInfo(QString::fromStdString(request.path)).fileName();
    return displayText(name.toStdString(), kMostCharacters);
}

QString interfacesButtonText(const CaptureRequest &request, CaptureState state)
{
    if (state == CaptureState::Idle || request.kind != CaptureKind::Interfaces)
        return translated(QT_TRANSLATE_NOOP("SourceText", "Interfaces…"));
    return QCoreApplication::translate("SourceText", "Interfaces: %1").arg(sourceText(request));
}

QString windowTitle(const CaptureRequest &request, CaptureState state)
{
    if (state == CaptureState::Idle)
        return QStringLiteral("Hitwatch");
    return QStringLiteral("Hitwatch - %1")
        .arg(request.kind == CaptureKind::Demo ? QCoreApplication::translate("SourceText", "Demo")
                                               : sourceText(request));
}

QString stateText(const CaptureRequest &request, CaptureState state, const SourceProgress &progress)
{
    const QString text = sourceStateText(request, state, progress);
    const QString filter = captureFilterText(request);
    if (state == CaptureState::Idle || filter.isEmpty())
        return text;
    return QCoreApplication::translate("SourceText", "%1, capture filter: %2").arg(text, filter);
}

} // namespace hitwatch
