// Tells the platform that the registration is over, so that it closes the frame or the window
// (LTI Dynamic Registration 1.0 §3.8). An object, not JSON: that is what platforms compare with. It says nothing that
// anybody could misuse, so it goes to whoever opened us.
"use strict";

(window.opener || window.parent).postMessage({ subject: "org.imsglobal.lti.close" }, "*");
