document.body.append("Sublet");
