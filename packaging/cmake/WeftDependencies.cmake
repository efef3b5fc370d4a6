# Every third-party library, found once. Targets made here are IMPORTED, so their includes are SYSTEM.

find_package(Qt6 6.4 REQUIRED COMPONENTS Core Gui Widgets Svg Multimedia Test)
find_package(PkgConfig REQUIRED)
find_package(nlohmann_json 3.11 REQUIRED)
find_package(CLI11 2.1 REQUIRED)
find_package(tl-expected REQUIRED)
find_package(Threads REQUIRED)
pkg_check_modules(FFMPEG REQUIRED IMPORTED_TARGET
    libavformat>=59 libavcodec>=59 libavfilter>=8 libavutil>=57 libswresample>=4)
pkg_check_modules(EBUR128 REQUIRED IMPORTED_TARGET libebur128>=1.2)
pkg_check_modules(RUBBERBAND REQUIRED IMPORTED_TARGET rubberband>=3.1)
pkg_check_modules(ZIMG REQUIRED IMPORTED_TARGET zimg>=3.0)
pkg_check_modules(OPENCOLORIO REQUIRED IMPORTED_TARGET OpenColorIO>=2.1)
pkg_check_modules(HIGHWAY REQUIRED IMPORTED_TARGET libhwy>=1.0)
pkg_check_modules(PUGIXML REQUIRED IMPORTED_TARGET pugixml>=1.13)
pkg_check_modules(XXHASH REQUIRED IMPORTED_TARGET libxxhash>=0.8)
pkg_check_modules(LIBZIP REQUIRED IMPORTED_TARGET libzip>=1.7)
# Debian has OpenCV's own CMake files only in the package of all its modules.
find_path(OPENCV_INCLUDE_DIR opencv2/video/tracking.hpp PATH_SUFFIXES opencv4 REQUIRED)
add_library(opencv INTERFACE IMPORTED)
target_include_directories(opencv INTERFACE "${OPENCV_INCLUDE_DIR}")
foreach(module core imgproc video)
    find_library(OPENCV_${module}_LIBRARY opencv_${module} REQUIRED)
    target_link_libraries(opencv INTERFACE "${OPENCV_${module}_LIBRARY}")
endforeach()
find_path(VALIJSON_INCLUDE_DIR valijson/validator.hpp REQUIRED)
add_library(valijson INTERFACE IMPORTED)
target_include_directories(valijson INTERFACE "${VALIJSON_INCLUDE_DIR}")

if(WEFT_INFERENCE)
    find_package(Libtorch QUIET)
endif()
# Qt's translation tools beside its other programs; a plain "lrelease" may be that of Qt 5.
foreach(tool lrelease lupdate)
    string(TOUPPER "WEFT_${tool}" variable)
    find_program(${variable} ${tool} PATHS "${QT6_INSTALL_PREFIX}/${QT6_INSTALL_BINS}"
        NO_DEFAULT_PATH)
endforeach()

function(weft_print_summary)
    if(TARGET Libtorch::torch_cpu)
        set(torch "${Libtorch_VERSION} in ${Libtorch_ROOT}")
    elseif(WEFT_INFERENCE)
        set(torch "not found: inference/ and the plugins that need it are left out (packaging/libtorch.sh fetches it)")
    else()
        set(torch "not asked for (WEFT_INFERENCE=OFF): inference/ and the plugins that need it are left out")
    endif()
    if(WEFT_BUILDS_CUDA)
        set(cuda "${CMAKE_CUDA_COMPILER_VERSION}, code for ${CMAKE_CUDA_ARCHITECTURES}")
    else()
        set(cuda "no nvcc, or not asked for (WEFT_CUDA=${WEFT_CUDA}): .cu files are left out")
    endif()
    set(languages "English alone: Qt 6's lrelease was not found (Debian's package qt6-l10n-tools has it)")
    if(WEFT_LRELEASE)
        set(languages "${WEFT_LRELEASE}")
    endif()
    message(STATUS "Weft ${PROJECT_VERSION}
   build type  ${CMAKE_BUILD_TYPE}  ${WEFT_SANITIZE}
   Qt          ${Qt6_VERSION}
   FFmpeg      libavcodec ${FFMPEG_libavcodec_VERSION}, libavformat ${FFMPEG_libavformat_VERSION}
   zimg        ${ZIMG_VERSION}
   OpenColorIO ${OPENCOLORIO_VERSION}
   Highway     ${HIGHWAY_VERSION}
   libtorch    ${torch}
   CUDA        ${cuda}
   languages   ${languages}
   ccache      ${WEFT_CCACHE}
   mold        ${WEFT_MOLD}")
endfunction()
