# SPDX-License-Identifier: GPL-3.0-or-later
# The one target that carries language standard, warnings, hardening and sanitizers for all others.
add_library(hitwatch_options INTERFACE)
target_compile_features(hitwatch_options INTERFACE cxx_std_20)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)

target_compile_options(hitwatch_options INTERFACE
    $<$<COMPILE_LANGUAGE:CXX>:-Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wold-style-cast
    -Wnon-virtual-dtor -Woverloaded-virtual -Wformat=2 -Wimplicit-fallthrough -Wundef>
    # gcc 12 warns without cause, of std::string's operator+ (GCC bug 105651) and of sizes that
    # only an empty range in unreachable code could have.
    $<$<CXX_COMPILER_ID:GNU>:$<$<COMPILE_LANGUAGE:CXX>:-Wno-restrict$<SEMICOLON>-Wno-stringop-overread>>
    # In a unity build no file is the main one, and what is local to one looks as if it were shared.
    $<$<AND:$<BOOL:${CMAKE_UNITY_BUILD}>,$<COMPILE_LANG_AND_ID:CXX,GNU>>:-Wno-subobject-linkage>
    $<$<BOOL:${HITWATCH_WERROR}>:-Werror>
    -fstack-protector-strong)
target_link_options(hitwatch_options INTERFACE -Wl,-z,relro,-z,now)
target_compile_definitions(hitwatch_options INTERFACE
    QT_NO_CAST_FROM_ASCII
    QT_NO_CAST_TO_ASCII
    QT_NO_URL_CAST_FROM_STRING
    QT_NO_NARROWING_CONVERSIONS_IN_CONNECT
    QT_NO_FOREACH
    QT_NO_KEYWORDS
    QT_USE_QSTRINGBUILDER
    $<$<CONFIG:Release>:_FORTIFY_SOURCE=2>
    $<$<CONFIG:Debug>:_GLIBCXX_ASSERTIONS>)

if(HITWATCH_SANITIZE)
    # For all of the tree, llhttp too: a race or an overflow there is ours as well.
    add_compile_options(-fsanitize=${HITWATCH_SANITIZE} -fno-omit-frame-pointer
        -fno-sanitize-recover=all)
    add_link_options(-fsanitize=${HITWATCH_SANITIZE})
endif()
if(HITWATCH_FUZZ)
    if(NOT CMAKE_CXX_COMPILER_ID MATCHES "Clang")
        message(FATAL_ERROR "HITWATCH_FUZZ needs clang: cmake --preset fuzz")
    endif()
    add_compile_options(-fsanitize=fuzzer-no-link)
endif()

# The way of a packet crosses many small files: optimising them as one saves a tenth of its time.
# The libraries hold both forms, so the tests link them without that cost.
if(HITWATCH_OPTIMISE_WHOLE AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_BUILD_TYPE STREQUAL "Release")
    set(HITWATCH_FAT_OBJECTS -flto=auto -ffat-lto-objects)
endif()
function(hitwatch_optimise_whole program)
    if(HITWATCH_FAT_OBJECTS)
        target_compile_options(${program} PRIVATE ${HITWATCH_FAT_OBJECTS})
        target_link_options(${program} PRIVATE -flto=auto -O3
            # gcc 12 takes sizes in unreachable code for real ones when it optimises the whole.
            -Wno-stringop-overread -Wno-stringop-overflow -Wno-alloc-size-larger-than)
    endif()
endfunction()

# hitwatch_precompile(TARGET SET): with HITWATCH_PRECOMPILE, TARGET shares the precompiled headers of SET.
set(HITWATCH_HEADERS_core <algorithm> <chrono> <functional> <map> <memory> <optional> <string> <vector>
    <QObject> <QString> <QStringList> <QThread> <QTimer>)
set(HITWATCH_HEADERS_widgets ${HITWATCH_HEADERS_core}
    <QAction> <QApplication> <QBoxLayout> <QComboBox> <QDialog> <QFileInfo> <QHeaderView> <QKeyEvent>
    <QLabel> <QLineEdit> <QLocale> <QMenu> <QPainter> <QPushButton> <QScrollBar> <QSettings> <QStyle>
    <QTableView> <QTextDocument> <QToolButton> <QWidget>)
# Tests are compiled with other options. Qt6::Test defines the folder of each, so its headers are not here.
set(HITWATCH_HEADERS_core_tests ${HITWATCH_HEADERS_core})
set(HITWATCH_HEADERS_widgets_tests ${HITWATCH_HEADERS_widgets})
function(hitwatch_precompile target set)
    if(NOT HITWATCH_PRECOMPILE)
        return()
    endif()
    set(owner hitwatch_headers_${set})
    if(NOT TARGET ${owner})
        # The compiler refuses precompiled headers with a definition that TARGET lacks: so they are of a
        # target that has only what all have in common.
        set(source "${CMAKE_BINARY_DIR}/${owner}.cpp")
        file(CONFIGURE OUTPUT "${source}" CONTENT "")
        add_library(${owner} OBJECT "${source}")
        target_precompile_headers(${owner} PRIVATE ${HITWATCH_HEADERS_${set}})
        target_link_libraries(${owner} PRIVATE hitwatch_options Qt6::Core
            $<$<BOOL:$<FILTER:${set},INCLUDE,widgets>>:Qt6::Widgets>)
    endif()
    target_precompile_headers(${target} REUSE_FROM ${owner})
endfunction()

# hitwatch_room(NAME [QT] SOURCES ... LINK ...)
# One room of the core: a static library hitwatch_NAME that includes as "room/file.h".
function(hitwatch_room name)
    cmake_parse_arguments(PARSE_ARGV 1 room "QT" "" "SOURCES;LINK;PRIVATE_LINK")
    add_library(hitwatch_${name} STATIC ${room_SOURCES})
    target_include_directories(hitwatch_${name} PUBLIC "${CMAKE_SOURCE_DIR}/core")
    target_link_libraries(hitwatch_${name} PUBLIC ${room_LINK}
        PRIVATE ${room_PRIVATE_LINK} hitwatch_options)
    target_compile_features(hitwatch_${name} PUBLIC cxx_std_20)
    target_compile_options(hitwatch_${name} PRIVATE ${HITWATCH_FAT_OBJECTS})
    if(room_QT)
        set_target_properties(hitwatch_${name} PROPERTIES AUTOMOC ON)
        hitwatch_precompile(hitwatch_${name} core)
    endif()
endfunction()
